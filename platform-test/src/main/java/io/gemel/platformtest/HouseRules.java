package io.gemel.platformtest;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;

/** How a service is built; what breaks it says why. */
public final class HouseRules {

    private HouseRules() {}

    /**
     * Checks package {@code io.gemel.<svc>}.
     *
     * @param shared packages right below it that hold what two features need, each named after the thing
     */
    public static void check(String svc, String... shared) {
        String all = "io.gemel." + svc;
        JavaClasses main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(all);
        if (main.isEmpty()) {
            throw new AssertionError("no class in " + all);
        }
        features(all, shared).check(main);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.vertx\\.(mutiny\\.)?(sqlclient|pgclient)\\.(Pool|PgPool|SqlConnection|PgConnection|SqlClient|Transaction)")
                .because("TenantDb is the only door to business tables: it binds the tenant")
                .check(main);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.smallrye\\.mutiny\\.groups\\.(UniAwait|UniSubscribe|MultiSubscribe|MultiCollect.*Await)|io\\.smallrye\\.mutiny\\.helpers\\.BlockingIterable")
                .because("the event loop is never blocked, and what is subscribed to apart outlives its transaction")
                .check(main);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .should()
                .callMethod("io.gemel.platform.tenancy.Tx", "run", "java.lang.String", "[Ljava.lang.Object;")
                .because("SQL stands in repositories, where SqlRules finds it")
                .check(main);
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .because("only HTTP calls a resource")
                .check(main);
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Util|Utils|Impl|Base|Dto|Entity)")
                .orShould()
                .haveNameMatching(".*\\.Abstract[^.]*")
                .because("a class is named after what it is in the domain")
                .check(main);
    }

    private static com.tngtech.archunit.lang.ArchRule features(String all, String... shared) {
        String[] open =
                Arrays.stream(shared).map(each -> all + "." + each + "..").toArray(String[]::new);
        return slices().matching(all + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(open))
                .allowEmptyShould(true)
                .because("features do not see each other; what two need goes up into a package named after the thing");
    }
}

package io.gemel.runtime.text;

import org.jspecify.annotations.Nullable;

/**
 * A form in which a message is read, and where each of its characters comes from: offsets in code points of the message.
 *
 * <p>The first view is NFKC, without what is invisible, with plain apostrophes, in lower case.
 */
public final class View {

    /** UAX #15 cuts longer runs of combining marks; without it, putting them in order would cost their square. */
    private static final int LONGEST_CHUNK = 31;

    private static final int ASCII = 0x80;
    private static final int FIRST_COMBINING = 0x300;

    private final String text;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;

    View(String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The first view of {@code message}. */
    public static View of(String message) {
        if (ascii(message)) {
            return new View(lower(message), null, null);
        }
        var view = new ViewBuilder(message.length());
        var point = 0;
        for (var i = 0; i < message.length(); ) {
            if (alone(message, i)) {
                alone(view, message.charAt(i++), point++);
            } else {
                var chunk = chunk(message, i);
                point = append(view, chunk, point);
                i += chunk.length();
            }
        }
        return view.build();
    }

    private static boolean ascii(String message) {
        for (var i = 0; i < message.length(); i++) {
            if (message.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String ascii) {
        var lower = ascii.toCharArray();
        for (var i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    /** The characters from {@code from} that normalise together and apart from all others. */
    private static String chunk(String message, int from) {
        var to = from + Character.charCount(message.codePointAt(from));
        for (var count = 1; to < message.length() && count < LONGEST_CHUNK; count++) {
            var next = message.codePointAt(to);
            if (begins(next)) {
                break;
            }
            to += Character.charCount(next);
        }
        return message.substring(from, to);
    }

    /** Whether no normal form joins {@code c} to what stands before it. */
    private static boolean begins(int c) {
        if (c < FIRST_COMBINING) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            default -> !hangul(c) && c != 0xFF9E && c != 0xFF9F;
        };
    }

    private static boolean hangul(int c) {
        return c >= 0x1160 && c <= 0x11FF
                || c >= 0x3131 && c <= 0x318E
                || c >= 0xD7B0 && c <= 0xD7FF
                || c >= 0xFFA0 && c <= 0xFFDC;
    }

    private static int append(ViewBuilder view, String chunk, int point) {
        var end = point + chunk.codePointCount(0, chunk.length());
        var normal = NormalForms.of(chunk);
        append(view, view.mayGrow(normal.length() - chunk.length()) ? normal : chunk, point, end);
        return end;
    }

    private static void alone(ViewBuilder view, char c, int point) {
        var form = NormalForms.of(c);
        if (view.mayGrow(form.length() - 1)) {
            append(view, form, point, point + 1);
        } else {
            visible(view, c, point, point + 1);
        }
    }

    private static void append(ViewBuilder view, String form, int start, int end) {
        for (var i = 0; i < form.length(); i += Character.charCount(form.codePointAt(i))) {
            visible(view, form.codePointAt(i), start, end);
        }
    }

    /** Whether what follows the character at {@code i} does not change its form. */
    private static boolean alone(String message, int i) {
        return !Character.isSurrogate(message.charAt(i))
                && (i + 1 == message.length() || begins(message.codePointAt(i + 1)));
    }

    private static void visible(ViewBuilder view, int c, int start, int end) {
        if (!ignorable(c)) {
            view.append(plain(c), start, end);
        }
    }

    /** Default_Ignorable_Code_Point. */
    private static boolean ignorable(int c) {
        return switch (c) {
            case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                c >= 0x180B && c <= 0x180F
                        || c >= 0x200B && c <= 0x200F
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2060 && c <= 0x206F
                        || c >= 0xFE00 && c <= 0xFE0F
                        || c >= 0xFFF0 && c <= 0xFFF8
                        || c >= 0x1BCA0 && c <= 0x1BCA3
                        || c >= 0x1D173 && c <= 0x1D17A
                        || c >= 0xE0000 && c <= 0xE0FFF;
        };
    }

    /** One code point for one: the JDK's rule for a final sigma costs the square of the text, so both sigmas are one. */
    private static int plain(int c) {
        return switch (c) {
            case 0x2018, 0x2019, 0x201B, 0x2BC -> '\'';
            case 0x3C2 -> 0x3C3;
            default -> Character.toLowerCase(c);
        };
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** Where in the message the character at {@code i} begins. */
    public int start(int i) {
        return starts == null ? i : starts[i];
    }

    /** Where in the message the character at {@code i} ends. */
    public int end(int i) {
        return ends == null ? i + 1 : ends[i];
    }
}

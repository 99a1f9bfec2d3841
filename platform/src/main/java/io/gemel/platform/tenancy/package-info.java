/** The door to business tables: a transaction that is bound to one tenant. */
@NullMarked
package io.gemel.platform.tenancy;

import org.jspecify.annotations.NullMarked;

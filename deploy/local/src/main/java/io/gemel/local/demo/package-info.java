/** The loop that the product exists for, walked as a user would. */
@NullMarked
package io.gemel.local.demo;

import org.jspecify.annotations.NullMarked;

/** The pure cores under JMH. */
@NullMarked
package io.gemel.bench.core;

import org.jspecify.annotations.NullMarked;

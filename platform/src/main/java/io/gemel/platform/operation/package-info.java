/** Configuration, checks at start, health and the OpenAPI document. */
@NullMarked
package io.gemel.platform.operation;

import org.jspecify.annotations.NullMarked;

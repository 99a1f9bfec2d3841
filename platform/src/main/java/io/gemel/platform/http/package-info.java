/** The order of checks, callers, JSON bodies, queries, paging and answers. */
@NullMarked
package io.gemel.platform.http;

import org.jspecify.annotations.NullMarked;

/** The one origin that frontends see, by the HTTPRoutes of deploy/kubernetes. */
@NullMarked
package io.gemel.local.gateway;

import org.jspecify.annotations.NullMarked;

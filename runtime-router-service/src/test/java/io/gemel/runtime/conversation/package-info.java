/** What decisions and audits share. */
@NullMarked
package io.gemel.runtime.conversation;

import org.jspecify.annotations.NullMarked;

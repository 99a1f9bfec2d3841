/** What was decided in a twin's conversations, for the features that decide, audit and trace. */
@NullMarked
package io.gemel.runtime.conversation;

import org.jspecify.annotations.NullMarked;

/** The prompt bytes that a conversation began with and keeps. */
@NullMarked
package io.ledgerline.governance.conversation;

import org.jspecify.annotations.NullMarked;

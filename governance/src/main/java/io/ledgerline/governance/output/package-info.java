/** Settings about answers: the rules that a workspace's answers are held to. */
@NullMarked
package io.ledgerline.governance.output;

import org.jspecify.annotations.NullMarked;

/** Tools by what they can do to the world outside, and tool uses that wait for a person. */
@NullMarked
package io.ledgerline.governance.tool;

import org.jspecify.annotations.NullMarked;

/** Legal holds: what must not be destroyed, whatever a schedule or a data subject says. */
@NullMarked
package io.ledgerline.governance.hold;

import org.jspecify.annotations.NullMarked;

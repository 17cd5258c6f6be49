/** Settings as stored: kinds, versions, history, one tenant at a time. */
@NullMarked
package io.ledgerline.governance.setting;

import org.jspecify.annotations.NullMarked;

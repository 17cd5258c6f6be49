@NullMarked
package io.ledgerline.inspection.record;

import org.jspecify.annotations.NullMarked;

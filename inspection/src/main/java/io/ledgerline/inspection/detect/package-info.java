/** The detectors as one immutable set: what it finds, its versions, its digest. */
@NullMarked
package io.ledgerline.inspection.detect;

import org.jspecify.annotations.NullMarked;

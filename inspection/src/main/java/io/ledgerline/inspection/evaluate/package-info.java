/** How well detectors and classifiers do on labelled text: precision, recall, intervals, speed. */
@NullMarked
package io.ledgerline.inspection.evaluate;

import org.jspecify.annotations.NullMarked;

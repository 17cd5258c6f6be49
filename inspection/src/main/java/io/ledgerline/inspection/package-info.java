/** What is in a text: findings of detectors, by type, place, confidence and detector. */
@NullMarked
package io.ledgerline.inspection;

import org.jspecify.annotations.NullMarked;

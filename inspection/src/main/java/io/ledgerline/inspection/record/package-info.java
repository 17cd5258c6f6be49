/**
 * Records of programs and tables, in which the place of a value says what it is: HL7, X12, vCards,
 * SQL, columns under headings.
 */
@NullMarked
package io.ledgerline.inspection.record;

import org.jspecify.annotations.NullMarked;

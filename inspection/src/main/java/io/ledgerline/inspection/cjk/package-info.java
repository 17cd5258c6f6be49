/**
 * Chinese, Japanese and Korean prose: names, dates, ages and addresses. These scripts have no
 * capitals and mostly no spaces, so all is told by the characters around a place.
 */
@NullMarked
package io.ledgerline.inspection.cjk;

import org.jspecify.annotations.NullMarked;

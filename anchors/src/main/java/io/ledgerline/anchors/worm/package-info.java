/** Copies of sealed files in an S3 store whose Object Lock nobody can lift early. */
@NullMarked
package io.ledgerline.anchors.worm;

import org.jspecify.annotations.NullMarked;

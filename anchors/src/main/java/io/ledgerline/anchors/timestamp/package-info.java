/** RFC 3161: asking for time stamps, checking them and keeping them with their chains. */
@NullMarked
package io.ledgerline.anchors.timestamp;

import org.jspecify.annotations.NullMarked;

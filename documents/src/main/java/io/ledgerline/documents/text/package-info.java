/** Takes the text out of files; made to run in a process that may be ended at any time. */
@NullMarked
package io.ledgerline.documents.text;

import org.jspecify.annotations.NullMarked;

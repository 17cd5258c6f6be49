/**
 * JSON as bytes: a strict scanner, decoded strings, edits and splices; nothing is ever re-printed.
 */
@NullMarked
package io.ledgerline.messages.json;

import org.jspecify.annotations.NullMarked;

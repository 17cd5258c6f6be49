/**
 * What the gateway does to HTTP heads and request bodies: which headers pass, how bodies are read.
 */
@NullMarked
package io.ledgerline.gateway.http;

import org.jspecify.annotations.NullMarked;

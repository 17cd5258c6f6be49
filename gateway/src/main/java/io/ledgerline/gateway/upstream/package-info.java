/**
 * Where calls go: upstreams, their credentials and limits, and one connection pool per event loop.
 */
@NullMarked
package io.ledgerline.gateway.upstream;

import org.jspecify.annotations.NullMarked;

/** The settings of one process: read once from one file, checked before anything starts. */
@NullMarked
package io.ledgerline.server.config;

import org.jspecify.annotations.NullMarked;

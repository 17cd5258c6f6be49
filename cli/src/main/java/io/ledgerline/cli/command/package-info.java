/** The commands: one class each; they read options, ask the API, and print. */
@NullMarked
package io.ledgerline.cli.command;

import org.jspecify.annotations.NullMarked;

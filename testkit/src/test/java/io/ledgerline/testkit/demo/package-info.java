/** The real product as a child process, and hands to operate it with. */
@NullMarked
package io.ledgerline.testkit.demo;

import org.jspecify.annotations.NullMarked;

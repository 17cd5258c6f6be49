/** The launcher script on machines with other JDKs. */
@NullMarked
package io.ledgerline.testkit.launcher;

import org.jspecify.annotations.NullMarked;

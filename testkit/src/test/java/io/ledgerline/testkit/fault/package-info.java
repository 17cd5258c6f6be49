/** What is killed, stopped, cut or filled while calls go on, and what must still hold. */
@NullMarked
package io.ledgerline.testkit.fault;

import org.jspecify.annotations.NullMarked;

/** What the admin API asks of the rest of the process; the assembly connects it. */
@NullMarked
package io.ledgerline.admin.port;

import org.jspecify.annotations.NullMarked;

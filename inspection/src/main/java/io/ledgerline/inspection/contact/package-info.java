/** How a person is reached: e-mail, phone, address, URL, network and map places. */
@NullMarked
package io.ledgerline.inspection.contact;

import org.jspecify.annotations.NullMarked;

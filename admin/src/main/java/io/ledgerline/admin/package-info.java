/** The admin REST API: who may do what, the routes, and their OpenAPI document. */
@NullMarked
package io.ledgerline.admin;

import org.jspecify.annotations.NullMarked;

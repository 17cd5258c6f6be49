/** Requests, answers, problems and routes of the admin API, without any domain. */
@NullMarked
package io.ledgerline.admin.http;

import org.jspecify.annotations.NullMarked;

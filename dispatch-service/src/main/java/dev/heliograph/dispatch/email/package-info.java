/** E-mail by SMTP: the only package that knows the mail library. */
@NullMarked
package dev.heliograph.dispatch.email;

import org.jspecify.annotations.NullMarked;

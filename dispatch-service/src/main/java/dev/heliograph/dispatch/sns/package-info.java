/** Amazon SNS's Publish to a telephone number: the only package that knows Amazon's SDK. */
@NullMarked
package dev.heliograph.dispatch.sns;

import org.jspecify.annotations.NullMarked;

/** Long lists in pages: newest first, each page with a cursor of the next. */
@NullMarked
package dev.heliograph.support.paging;

import org.jspecify.annotations.NullMarked;

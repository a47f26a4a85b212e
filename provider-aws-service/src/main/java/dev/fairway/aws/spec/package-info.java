/** What we make on AWS, each record exactly the fields we own. Pure. */
@NullMarked
package dev.fairway.aws.spec;

import org.jspecify.annotations.NullMarked;

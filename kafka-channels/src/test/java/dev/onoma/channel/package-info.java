/** Tests of what all services share on their way to and from Kafka. */
@NullMarked
package dev.onoma.channel;

import org.jspecify.annotations.NullMarked;

/** What has happened: the events that every service publishes, and how they look on the wire. */
@NullMarked
package dev.onoma.events;

import org.jspecify.annotations.NullMarked;

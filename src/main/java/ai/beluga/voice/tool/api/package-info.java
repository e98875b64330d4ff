/**
 * What an application's tools are written with: annotations on the methods of a bean, what a method may be told of the call, and
 * how it says that it did nothing. Stable for applications; docs/tools.md has an example.
 */
@NullMarked
package ai.beluga.voice.tool.api;

import org.jspecify.annotations.NullMarked;

/**
 * The application's tools: the methods of its beans that are marked with {@link ai.beluga.voice.tool.api.CallTool}, found and checked
 * when the server starts, and called on the server's threads.
 *
 * <pre>
 *  beans ──▶ ApplicationTools ──▶ ToolReader ──▶ Fault … | BeanTool ──▶ session
 *                                     │                       │ Places: so many at once on this node
 *                                  ParameterReader      Conversion · ResultJson
 * </pre>
 */
@NullMarked
package ai.beluga.voice.toolbox;

import org.jspecify.annotations.NullMarked;

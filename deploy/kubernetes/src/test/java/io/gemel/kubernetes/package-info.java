/** What holds the manifests: typed models, policies, and agreement with the code. */
package io.gemel.kubernetes;

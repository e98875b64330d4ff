package ai.beluga.voice.it;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The tools of an application, packed as its own build packs them: docs/tools.md. */
final class ToolLibrary {

    private ToolLibrary() {}

    /** For the WAR's {@code WEB-INF/lib}. */
    static JavaArchive of(Class<?>... classes) {
        return ShrinkWrap.create(JavaArchive.class, "application-tools.jar")
                .addClasses(classes)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** A shop's, and what tells what was done with them. */
    static JavaArchive shop() {
        return of(ShopTools.class, ShopPage.class);
    }
}

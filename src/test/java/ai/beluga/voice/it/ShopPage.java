package ai.beluga.voice.it;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a test what was done with {@link ShopTools}, a line each. */
@WebServlet(ShopPage.PATH)
public class ShopPage extends HttpServlet {

    static final String PATH = "/it/shop";

    private static final long serialVersionUID = 1L;

    private final transient ShopTools shop;

    @Inject
    public ShopPage(ShopTools shop) {
        this.shop = shop;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(String.join("\n", shop.done()));
    }
}

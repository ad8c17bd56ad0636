package live.lsn.platform.access.oauth;

import static java.util.Objects.requireNonNull;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import live.lsn.api.model.Role;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Passwords;
import live.lsn.platform.access.Secrets;
import live.lsn.platform.access.Totp;
import live.lsn.platform.access.oauth.Attempts.Attempt;
import live.lsn.platform.access.oauth.Attempts.Wish;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks whoever the desk sends here to sign in, and sends them back with a code.
final class AuthorizeEndpoint {
    private static final String BROWSER = "lsn_sign_in";

    /// Who may change what others may do, or see everything, shows more than a password.
    private static final Set<Role> NEED_SECOND_FACTOR = Set.of(Role.ADMINISTRATOR, Role.FOUNDER);

    private final Accounts accounts;
    private final Credentials credentials;
    private final Attempts attempts;
    private final Codes codes;
    private final boolean listsPeople;

    AuthorizeEndpoint(
            Accounts accounts,
            Credentials credentials,
            Attempts attempts,
            Codes codes,
            boolean listsPeople) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.attempts = attempts;
        this.codes = codes;
        this.listsPeople = listsPeople;
    }

    /// One step of a sign-in that is under way.
    private record Step(Context context, String issuer, String form, Attempt attempt) {
        Step further(Attempt next) {
            return new Step(context, issuer, form, next);
        }

        void show(Page page, HttpStatus status) {
            page.write(context, status, form, DeskClient.formTarget(attempt.wish().redirect()));
        }
    }

    // ---- the desk asks ----

    void ask(Context context) {
        var issuer = Issuer.of(context);
        var parameters = context.queryParamMap();
        var redirect = one(parameters, "redirect_uri");
        if (issuer == null
                || redirect == null
                || !DeskClient.isIt(one(parameters, "client_id"))
                || !DeskClient.mayReturnTo(redirect)) {
            Page.notForUs().write(context, HttpStatus.BAD_REQUEST);
            return;
        }
        var state = one(parameters, "state");
        try {
            var request = AuthorizationRequest.parse(parameters);
            var fault = fault(request);
            if (fault != null) sendBack(context, issuer, redirect, state, fault);
            else open(context, issuer, new Wish(redirect, state, challenge(request)));
        } catch (ParseException e) {
            var fault = e.getErrorObject();
            sendBack(
                    context,
                    issuer,
                    redirect,
                    state,
                    fault == null ? OAuth2Error.INVALID_REQUEST : fault);
        }
    }

    private static @Nullable ErrorObject fault(AuthorizationRequest request) {
        if (!ResponseType.CODE.equals(request.getResponseType()))
            return OAuth2Error.UNSUPPORTED_RESPONSE_TYPE;
        var mode = request.getResponseMode();
        if (mode != null && !ResponseMode.QUERY.equals(mode)) return OAuth2Error.INVALID_REQUEST;
        if (request.getCodeChallenge() == null
                || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod()))
            return OAuth2Error.INVALID_REQUEST.appendDescription(": PKCE with S256 is needed");
        var prompt = request.getPrompt();
        return prompt != null && prompt.contains(Prompt.Type.NONE)
                ? OIDCError.LOGIN_REQUIRED
                : null;
    }

    private static String challenge(AuthorizationRequest request) {
        return requireNonNull(request.getCodeChallenge()).getValue();
    }

    private void open(Context context, String issuer, Wish wish) {
        var known = context.cookie(BROWSER);
        var browser = known == null || known.length() != 43 ? Secrets.next() : known;
        context.header(
                "Set-Cookie", BROWSER + "=" + browser + "; Path=/oauth; HttpOnly; SameSite=Lax");
        var form = attempts.open(wish, browser);
        var step = new Step(context, issuer, form, new Attempt(wish, null, false, null));
        step.show(passwordPage(false), HttpStatus.OK);
    }

    private Page passwordPage(boolean wrong) {
        return Page.password(listsPeople ? people() : List.of(), wrong);
    }

    private List<Page.Person> people() {
        return accounts.all().stream()
                .flatMap(
                        caller -> {
                            var state = credentials.state(caller.account());
                            return state == null || state.disabled()
                                    ? java.util.stream.Stream.empty()
                                    : java.util.stream.Stream.of(
                                            new Page.Person(
                                                    state.login(), caller.name(), caller.role()));
                        })
                .toList();
    }

    // ---- the person answers ----

    void answer(Context context) {
        var issuer = Issuer.of(context);
        var form = context.formParam("form");
        var browser = context.cookie(BROWSER);
        var attempt =
                issuer == null || form == null || browser == null
                        ? null
                        : attempts.find(form, browser);
        if (attempt == null) {
            Page.outdated().write(context, HttpStatus.BAD_REQUEST);
            return;
        }
        var step = new Step(context, requireNonNull(issuer), requireNonNull(form), attempt);
        if ("cancel".equals(context.formParam("act"))) cancel(step);
        else if (attempt.account() == null) password(step);
        else proceed(step, attempt.account());
    }

    private void cancel(Step step) {
        if (!attempts.finish(step.form())) {
            Page.outdated().write(step.context(), HttpStatus.BAD_REQUEST);
            return;
        }
        var wish = step.attempt().wish();
        sendBack(
                step.context(),
                step.issuer(),
                wish.redirect(),
                wish.state(),
                OAuth2Error.ACCESS_DENIED);
    }

    private void password(Step step) {
        var login = step.context().formParam("login");
        var password = step.context().formParam("password");
        var found = login == null || password == null ? null : credentials.check(login, password);
        if (found == null) {
            step.show(passwordPage(true), HttpStatus.FORBIDDEN);
            return;
        }
        var further = step.attempt().withAccount(found.account());
        attempts.advance(step.form(), further);
        next(step.further(further), found);
    }

    /// What is still to be done, in this order.
    private enum Todo {
        SECOND_FACTOR,
        NEW_PASSWORD,
        ENROL,
        NOTHING
    }

    private Todo todo(Attempt attempt, Credentials.State state) {
        if (state.secondFactor() && !attempt.secondFactor()) return Todo.SECOND_FACTOR;
        if (state.mustChange()) return Todo.NEW_PASSWORD;
        if (state.secondFactor()) return Todo.NOTHING;
        var caller = accounts.find(state.account());
        return caller != null && NEED_SECOND_FACTOR.contains(caller.role())
                ? Todo.ENROL
                : Todo.NOTHING;
    }

    /// The page after the one that was answered, or back to the desk.
    private void next(Step step, Credentials.State state) {
        switch (todo(step.attempt(), state)) {
            case SECOND_FACTOR -> step.show(Page.secondFactor(false), HttpStatus.OK);
            case NEW_PASSWORD -> step.show(Page.newPassword(null), HttpStatus.OK);
            case ENROL -> {
                var secret = Totp.secret();
                var further = step.further(step.attempt().withEnrolling(secret));
                attempts.advance(step.form(), further.attempt());
                further.show(Page.enrol(state.login(), secret, false), HttpStatus.OK);
            }
            case NOTHING -> finish(step, state.account());
        }
    }

    private void proceed(Step step, String account) {
        var state = credentials.state(account);
        if (state == null || state.disabled()) {
            Page.outdated().write(step.context(), HttpStatus.BAD_REQUEST);
            return;
        }
        switch (todo(step.attempt(), state)) {
            case SECOND_FACTOR -> secondFactor(step, state);
            case NEW_PASSWORD -> newPassword(step, state);
            case ENROL -> enrol(step, state);
            case NOTHING -> finish(step, account);
        }
    }

    private void secondFactor(Step step, Credentials.State state) {
        var code = step.context().formParam("code");
        if (code == null || !credentials.checkSecond(state.account(), code)) {
            step.show(Page.secondFactor(code != null), HttpStatus.FORBIDDEN);
            return;
        }
        var further = step.further(step.attempt().withSecondFactor());
        attempts.advance(step.form(), further.attempt());
        next(further, state);
    }

    private void enrol(Step step, Credentials.State state) {
        var code = step.context().formParam("code");
        var secret = step.attempt().enrolling();
        if (code == null || secret == null) {
            next(step, state);
            return;
        }
        var recovery = credentials.enrol(state.account(), secret, code);
        if (recovery.isEmpty()) {
            step.show(Page.enrol(state.login(), secret, true), HttpStatus.FORBIDDEN);
            return;
        }
        var further = step.further(step.attempt().withSecondFactor());
        attempts.advance(step.form(), further.attempt());
        further.show(Page.recoveryCodes(recovery), HttpStatus.OK);
    }

    private void newPassword(Step step, Credentials.State state) {
        var first = step.context().formParam("new-password");
        var second = step.context().formParam("repeated");
        if (first == null || second == null) {
            step.show(Page.newPassword(null), HttpStatus.OK);
            return;
        }
        var fault =
                !first.equals(second)
                        ? "The two are not the same."
                        : Passwords.fault(first, state.login());
        if (fault == null && credentials.isPassword(state.account(), first))
            fault = "That is the old password. Choose another.";
        if (fault != null) {
            step.show(Page.newPassword(fault), HttpStatus.FORBIDDEN);
            return;
        }
        credentials.setPassword(state.account(), first, false);
        next(step, requireNonNull(credentials.state(state.account())));
    }

    private void finish(Step step, String account) {
        if (!attempts.finish(step.form())) {
            Page.outdated().write(step.context(), HttpStatus.BAD_REQUEST);
            return;
        }
        credentials.proven(account);
        var wish = step.attempt().wish();
        var response =
                new AuthorizationSuccessResponse(
                        URI.create(wish.redirect()),
                        new AuthorizationCode(codes.issue(account, wish)),
                        null,
                        state(wish.state()),
                        new com.nimbusds.oauth2.sdk.id.Issuer(step.issuer()),
                        ResponseMode.QUERY);
        redirect(step.context(), response.toURI());
    }

    // ---- back to the desk ----

    private static void sendBack(
            Context context,
            String issuer,
            String redirect,
            @Nullable String state,
            ErrorObject fault) {
        var response =
                new AuthorizationErrorResponse(
                        URI.create(redirect),
                        fault,
                        state(state),
                        new com.nimbusds.oauth2.sdk.id.Issuer(issuer),
                        ResponseMode.QUERY);
        redirect(context, response.toURI());
    }

    private static @Nullable State state(@Nullable String state) {
        return state == null || state.isBlank() ? null : new State(state);
    }

    private static void redirect(Context context, URI to) {
        context.status(HttpStatus.SEE_OTHER)
                .header("Location", to.toString())
                .header("cache-control", "no-store")
                .header("referrer-policy", "no-referrer");
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.size() != 1 ? null : values.getFirst();
    }
}

package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.Form;

/** The parameters of an inbound call, in the shape of a captured webhook, empty ones included. */
final class CallForm {

    private CallForm() {}

    static Form of(PhoneSettings settings, String callSid, String status) {
        return Form.empty()
                .with("Called", settings.to())
                .with("ToState", "CA")
                .with("CallerCountry", "US")
                .with("Direction", "inbound")
                .with("CallerState", "CA")
                .with("ToZip", "")
                .with("CallSid", callSid)
                .with("To", settings.to())
                .with("CallerZip", "91604")
                .with("ToCountry", "US")
                .with("StirVerstat", "TN-Validation-Passed-A")
                .with("CallToken", "%7B%22parentCallInfoToken%22%3A%22none%22%7D")
                .with("CalledZip", "")
                .with("ApiVersion", "2010-04-01")
                .with("CalledCity", "")
                .with("CallStatus", status)
                .with("From", settings.from())
                .with("AccountSid", PhoneSettings.ACCOUNT_SID)
                .with("CalledCountry", "US")
                .with("CallerCity", "LOS ANGELES")
                .with("ToCity", "")
                .with("FromCountry", "US")
                .with("Caller", settings.from())
                .with("FromCity", "LOS ANGELES")
                .with("CalledState", "CA")
                .with("FromZip", "91604")
                .with("FromState", "CA");
    }
}

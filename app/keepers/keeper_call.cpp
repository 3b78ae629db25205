// SPDX-License-Identifier: MIT
#include "keepers/keeper_call.h"

#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "desk/call.h"
#include "preferences/key_values.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

int numberField(const FormModel &form) { return form.fieldNamed(u"num"); }

} // namespace

KeeperCall KeeperCall::of(const Account &account, const Catalogue &catalogue, const KeyValues &values)
{
    KeeperCall call;
    call.extract = catalogue.find(account.product, account.mode, Action::Extract);
    // The other way of extracting also lists what is in use; it is taken where the operator has chosen it.
    const Endpoint *last = catalogue.find(values.lastEndpoint(account.id));
    const bool isOfPlan = last && last->product == account.product && last->mode == account.mode;
    if (isOfPlan && last->action == Action::ExtractAndList)
        call.extract = last;
    if (!call.extract || call.extract->shape == ReplyShape::RegionLocks) {
        call.extract = nullptr;
        return call;
    }
    call.list = catalogue.listInUse(*call.extract);
    call.values = values.values(account.id, QString::fromLatin1(call.extract->id));

    const bool hasChannels = catalogue.hasChannels(account.product, account.mode);
    call.plan.mode = account.mode;
    call.plan.channels = hasChannels && account.channelsEntered ? account.channels : 0;
    call.plan.hasList = call.list != nullptr;
    call.plan.afterLimit = account.afterLimit;
    FormModel form(*call.extract);
    form.setChannels(call.plan.channels);
    const int number = numberField(form);
    call.plan.mostPerCall = number < 0 ? 1 : form.maximum(number);
    return call;
}

QueryItems KeeperCall::items(int count, const QString &area) const
{
    FormModel form(*extract);
    form.restore(values);
    if (const int number = numberField(form); number >= 0)
        form.setValue(number, QString::number(count));
    if (const int field = form.fieldNamed(u"area"); field >= 0 && !area.isEmpty())
        form.setValue(field, area);
    return form.queryItems();
}

KeeperCallEnd keeperCallEnd(const Call &call)
{
    using Kind = KeeperCallEnd::Kind;
    using Cause = ApiError::Cause;
    using Stop = KeeperState::Stop;
    KeeperCallEnd end;
    end.received = call.received;
    end.added = call.added;
    end.requestId = call.requestId;
    if (!call.error)
        return end;
    const ApiError &error = *call.error;
    end.code = error.code;
    if (!error.requestId.isEmpty())
        end.requestId = error.requestId;
    const bool charges = !call.endpoint || call.endpoint->charges();
    if (charges && call.isUnknown()) {
        end.kind = Kind::Unknown;
        return end;
    }
    switch (error.kind) {
    case ApiError::Kind::Vendor:
        end.kind = Kind::Refused;
        return end;
    case ApiError::Kind::OutcomeUnknown:
    case ApiError::Kind::UnexpectedReply:
        // Nothing was charged.
        end.kind = error.httpStatus >= 500 ? Kind::Failed : Kind::NotConnected;
        return end;
    case ApiError::Kind::Cancelled:
        end.kind = Kind::Cancelled;
        return end;
    case ApiError::Kind::NotSent:
        break;
    }
    switch (error.cause) {
    case Cause::KeyDeleted:
    case Cause::KeyReplaced:
    case Cause::PlanChanged:
        end.kind = Kind::NotSent;
        end.stop = Stop::KeyReplaced;
        break;
    case Cause::KeyUnavailable:
        end.kind = Kind::NotSent;
        end.stop = Stop::KeyMissing;
        break;
    case Cause::NotRecorded:
        end.kind = Kind::NotSent;
        end.stop = Stop::RecordFails;
        break;
    case Cause::RepeatsPossible:
    case Cause::RepeatsNotChecked:
    case Cause::ProxyLogin:
    case Cause::Tls:
        end.kind = Kind::NotSent;
        end.stop = Stop::Refused;
        break;
    case Cause::CancelledByUser:
    case Cause::CancelledWhileConnecting:
        end.kind = Kind::Cancelled;
        break;
    default:
        end.kind = Kind::NotConnected;
        break;
    }
    return end;
}

} // namespace proxydeck

// SPDX-License-Identifier: MIT
#include "ui/request/request_panel.h"

#include "accounts/account_book.h"
#include "accounts/extraction_link.h"
#include "api/api_request.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "desk/desk.h"
#include "formats/copy_format.h"
#include "ui/accounts/delete_account.h"
#include "ui/accounts/key_chooser.h"
#include "ui/form/form_view.h"
#include "ui/request/plan_notice.h"
#include "ui/request/plan_selector.h"
#include "ui/request/rate_gauge.h"
#include "ui/request/request_preview.h"
#include "ui/request/request_texts.h"
#include "ui/widgets/extract_button.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/upright_scroll_area.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/field_wording.h"

#include <QApplication>
#include <QEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPointer>
#include <QSettings>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

RequestPanel::RequestPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_guard(parts.clock)
{
    for (const Endpoint &endpoint : m_parts.catalogue.endpoints())
        m_forms.push_back(std::make_unique<FormModel>(endpoint));
    build();
    connectParts();
    retranslate();
    takePlanOfAccount();
    showEndpoint();
}

RequestPanel::~RequestPanel()
{
    disconnect(qApp, nullptr, this, nullptr);
    m_form->setForm(nullptr);
}

void RequestPanel::build()
{
    auto *content = new QWidget;
    m_keys = new KeyChooser(m_parts.accounts, content);
    m_planHeading = makeHeading(content);
    m_plan = new PlanSelector(m_parts.catalogue, content);
    m_notice = new PlanNotice(content);
    m_formHeading = makeHeading(content);
    m_form = new FormView(m_parts.areas, content);
    m_previewHeading = makeHeading(content);
    m_copy = new QToolButton(content);
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setObjectName(u"copyAsCurl"_s);
    m_preview = new RequestPreview(content);
    m_preview->setObjectName(u"preview"_s);
    m_previewHeading->setBuddy(m_preview);

    auto *inner = new QVBoxLayout(content);
    inner->setSpacing(6);
    const auto gap = [inner] { inner->addSpacing(6); };
    inner->addWidget(m_keys);
    gap();
    inner->addWidget(m_planHeading);
    inner->addWidget(m_plan);
    inner->addWidget(m_notice);
    gap();
    inner->addWidget(m_formHeading);
    inner->addWidget(m_form);
    gap();
    auto *previewRow = new QHBoxLayout;
    previewRow->addWidget(m_previewHeading);
    previewRow->addStretch(1);
    previewRow->addWidget(m_copy);
    inner->addLayout(previewRow);
    inner->addWidget(m_preview);
    inner->addStretch(1);

    // The button that spends money stays visible outside the scroll area, even in a low window.
    m_scroll = new UprightScrollArea(this);
    m_scroll->setWidget(content);

    m_refusal = new NoteLabel(NoteLabel::Kind::Problem, this);
    m_refusal->setObjectName(u"refusal"_s);
    m_rate = makeText(this);
    m_button = new ExtractButton(this);
    m_button->setObjectName(u"extract"_s);
    m_gauge = new RateGauge(
        [this]() -> std::optional<RateMeter> {
            const Endpoint *endpoint = currentEndpoint();
            if (currentAccount().isNull() || !endpoint)
                return {};
            return m_parts.desk.meter(currentAccount(), *endpoint);
        },
        this);

    auto *outer = new QVBoxLayout(this);
    const QMargins margins = outer->contentsMargins();
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_scroll, 1);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(margins.left(), 6, margins.right(), margins.bottom());
    bottom->setSpacing(6);
    bottom->addWidget(m_refusal);
    bottom->addWidget(m_rate);
    bottom->addWidget(m_button);
    bottom->addWidget(m_gauge);
    outer->addLayout(bottom);
}

void RequestPanel::connectParts()
{
    connect(m_keys, &KeyChooser::currentChanged, this, [this] {
        takePlanOfAccount();
        refresh();
    });
    connect(m_keys, &KeyChooser::newKeyRequested, this, &RequestPanel::newKeyRequested);
    connect(m_keys, &KeyChooser::editKeyRequested, this, &RequestPanel::editKeyRequested);
    connect(m_keys, &KeyChooser::deleteKeyRequested, this, &RequestPanel::deleteCurrentKey);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, [this](const QUuid &id) {
        if (id == currentAccount()) {
            takePlanOfAccount();
            refresh();
        }
    });
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, [this](const QUuid &id) {
        if (id == currentAccount())
            refresh();
    });
    connect(m_plan, &PlanSelector::endpointChanged, this, &RequestPanel::showEndpoint);
    connect(m_notice, &PlanNotice::saveRequested, this, &RequestPanel::savePlan);
    connect(m_notice, &PlanNotice::backRequested, this, &RequestPanel::takePlanOfAccount);
    connect(m_form, &FormView::openUrl, this, &RequestPanel::openUrl);
    for (const auto &form : m_forms)
        connect(form.get(), &FormModel::valueChanged, this, &RequestPanel::refresh);
    connect(m_copy, &QToolButton::clicked, this, &RequestPanel::copyAsCurl);
    connect(m_button, &ExtractButton::clicked, this, &RequestPanel::press);
    connect(&m_parts.desk, &Desk::meterChanged, m_gauge, &RateGauge::refresh);
    if (const SendOnceProof *sendOnce = m_parts.desk.sendOnce())
        connect(sendOnce, &SendOnceProof::changed, this, &RequestPanel::refresh);
    connect(m_gauge, &RateGauge::cancelWaitingRequested, this, &RequestPanel::cancelWaiting);
    // A field that just got an error and the focus may be scrolled out of view.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_scroll->widget()->isAncestorOf(now))
            m_scroll->ensureWidgetVisible(now, 0, 24);
    });
}

QUuid RequestPanel::currentAccount() const { return m_keys->current(); }

void RequestPanel::selectAccount(const QUuid &id) { m_keys->setCurrent(id); }

const Endpoint *RequestPanel::currentEndpoint() const { return m_plan->endpoint(); }

FormModel *RequestPanel::currentForm() const { return m_form->form(); }

void RequestPanel::takePlanOfAccount()
{
    if (const Account *account = m_parts.accounts.find(currentAccount()))
        m_plan->setPlan(account->product, account->mode);
}

void RequestPanel::showEndpoint()
{
    for (const auto &form : m_forms) {
        if (&form->endpoint() == currentEndpoint())
            m_form->setForm(form.get());
    }
    const bool fields = currentForm() && currentForm()->fieldCount() > 0;
    m_formHeading->setVisible(fields);
    m_form->setVisible(fields);
    orderTabsByLayout({this});
    refresh();
}

void RequestPanel::refresh()
{
    const Endpoint *endpoint = currentEndpoint();
    const FormModel *form = currentForm();
    if (!endpoint || !form)
        return;
    const Account *account = m_parts.accounts.find(currentAccount());
    const AccountSecrets *secrets = m_parts.accounts.secrets(currentAccount());
    m_notice->compare(account, *endpoint);
    m_preview->setRequest(maskedRequest(*endpoint, form->queryItems(), secrets && !secrets->apiPassword.isEmpty()));
    m_copy->setEnabled(secrets != nullptr);
    m_refusal->setText(refusalText(*endpoint));
    m_rate->setText(rateRuleText(*endpoint, account));
    m_button->setAction(account ? callButtonText(*form) : tr("Add a key…"),
                        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_gauge->refresh();
}

QString RequestPanel::obstacle() const
{
    const QUuid id = currentAccount();
    if (m_parts.accounts.secrets(id))
        return {};
    if (m_parts.accounts.secretState(id) == AccountBook::SecretState::Loading)
        return tr("The key is still being read from the keychain. Nothing was sent.");
    const auto error = m_parts.accounts.secretError(id);
    return error ? secretErrorText(*error) : tr("The key could not be read from the keychain. Nothing was sent.");
}

QString RequestPanel::refusalText(const Endpoint &endpoint) const
{
    const SendOnceProof *sendOnce = m_parts.desk.sendOnce();
    const auto refusal = sendOnce && endpoint.charges() ? sendOnce->refusal() : std::nullopt;
    if (!refusal)
        return {};
    const Wording wording = errorWording(*refusal, endpoint, m_parts.catalogue.listInUse(endpoint));
    //: %1 what is so: "Extraction is off"; %2 what to do about it
    return tr("%1. %2").arg(wording.title, wording.next);
}

bool RequestPanel::formIsValid()
{
    if (m_form->showProblems())
        return true;
    const FormModel &form = *currentForm();
    //: %1 what is wrong with a field
    Q_EMIT message(tr("Nothing was sent: %1").arg(fieldProblemText(form, form.firstProblem())));
    return false;
}

bool RequestPanel::counts(PressGuard::What what, const QUuid &account)
{
    if (m_guard.counts(what, {account}))
        return true;
    Q_EMIT message(tr("Ignored: a key was held down, or pressed again at once. Nothing more was sent."));
    Q_EMIT ignored();
    return false;
}

void RequestPanel::press()
{
    if (!counts(PressGuard::What::Request, currentAccount()))
        return;
    if (currentAccount().isNull()) {
        Q_EMIT newKeyRequested();
        return;
    }
    if (currentEndpoint() && formIsValid())
        send(*currentEndpoint(), currentForm()->queryItems());
}

void RequestPanel::pressListInUse()
{
    if (!counts(PressGuard::What::ListInUse, currentAccount()))
        return;
    if (currentAccount().isNull() || !currentEndpoint()) {
        Q_EMIT message(tr("Add a key first."));
        return;
    }
    const Endpoint *list = m_parts.catalogue.listInUse(*currentEndpoint());
    if (list)
        send(*list, {});
    else
        //: %1 a plan: "Short-lived · Elastic"
        Q_EMIT message(tr("The vendor has no call that lists what is in use for %1.")
                           .arg(planName(currentEndpoint()->product, currentEndpoint()->mode)));
}

void RequestPanel::pressReconcile(CallId lost)
{
    const int index = m_parts.desk.log().indexOf(lost);
    if (index >= 0 && !counts(PressGuard::What::ListInUse, m_parts.desk.log().at(index).account))
        return;
    if (!m_parts.desk.reconcile(lost))
        Q_EMIT message(tr("This call cannot be checked: its key is gone or cannot be read."));
}

void RequestPanel::send(const Endpoint &endpoint, const QueryItems &items)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        m_keys->focusRemedy();
        Q_EMIT message(why);
        return;
    }
    const CallId id = m_parts.desk.press(currentAccount(), endpoint, items);
    if (id)
        Q_EMIT pressed(id);
    else
        Q_EMIT message(tr("The key is not at hand. Nothing was sent."));
}

void RequestPanel::copyAsCurl()
{
    const AccountSecrets *secrets = m_parts.accounts.secrets(currentAccount());
    if (!secrets || !formIsValid())
        return;
    const ApiRequest request{currentEndpoint(), currentForm()->queryItems(), {secrets->key, secrets->apiPassword}};
    Q_EMIT copyRequested(curlCommand(QString::fromUtf8(requestUrl(request).toEncoded())), true);
}

void RequestPanel::cancelWaiting()
{
    if (currentEndpoint())
        m_parts.desk.cancelWaiting(currentAccount(), *currentEndpoint());
}

void RequestPanel::savePlan()
{
    const Account *account = m_parts.accounts.find(currentAccount());
    if (!account)
        return;
    Account changed = *account;
    changed.product = currentEndpoint()->product;
    changed.mode = currentEndpoint()->mode;
    // Empty secrets with Keep::InStore: the stored ones stay unchanged.
    m_parts.accounts.update(changed, AccountSecrets{}, AccountBook::Keep::InStore,
                            [panel = QPointer(this), changed](const Expected<void, AccountBook::Failure> &done) {
                                if (!panel)
                                    return;
                                if (done)
                                    //: %1 a plan: "Short-lived · Channel"
                                    Q_EMIT panel->message(
                                        tr("Saved the key as %1.").arg(planName(changed.product, changed.mode)));
                                else
                                    Q_EMIT panel->message(accountFailureText(done.error()));
                            });
}

void RequestPanel::deleteCurrentKey()
{
    if (m_parts.accounts.find(currentAccount()))
        deleteAccount(this, m_parts.accounts, currentAccount(),
                      [desk = &m_parts.desk](const QUuid &id) { return desk->waiting(id); });
    else
        Q_EMIT message(tr("There is no key to delete."));
}

void RequestPanel::applyLink(const ExtractionLink &link)
{
    const Account *account = m_parts.accounts.find(currentAccount());
    // One address serves several modes: use the mode of the key's plan if it is one of them.
    const Mode mode
        = account && link.possibleModes.contains(account->mode) ? account->mode : link.possibleModes.value(0);
    const Endpoint *endpoint = m_parts.catalogue.find(link.product, mode, link.action);
    if (!endpoint)
        return;
    m_plan->setEndpoint(*endpoint);
    currentForm()->reset();
    currentForm()->restore(link.items);
}

void RequestPanel::saveState(QSettings &settings) const
{
    settings.beginGroup("request"_L1);
    settings.setValue("account"_L1, currentAccount().toString(QUuid::WithoutBraces));
    settings.setValue("endpoint"_L1, currentEndpoint() ? QString::fromLatin1(currentEndpoint()->id) : QString());
    settings.remove("values"_L1);
    settings.beginGroup("values"_L1);
    for (const auto &form : m_forms) {
        settings.beginGroup(QString::fromLatin1(form->endpoint().id));
        for (const QueryItem &item : form->save())
            settings.setValue(item.name, item.value);
        settings.endGroup();
    }
    settings.endGroup();
    settings.endGroup();
}

void RequestPanel::restoreState(QSettings &settings)
{
    settings.beginGroup("request"_L1);
    settings.beginGroup("values"_L1);
    for (const auto &form : m_forms) {
        settings.beginGroup(QString::fromLatin1(form->endpoint().id));
        QueryItems items;
        for (const QString &name : settings.childKeys())
            items.append({name, settings.value(name).toString()});
        form->restore(items);
        settings.endGroup();
    }
    settings.endGroup();
    const QUuid account = QUuid::fromString(settings.value("account"_L1).toString());
    const Endpoint *endpoint = m_parts.catalogue.find(settings.value("endpoint"_L1).toString());
    settings.endGroup();

    selectAccount(account);
    // If the saved key no longer exists, keep the plan of the key selected instead.
    if (endpoint && currentAccount() == account)
        m_plan->setEndpoint(*endpoint);
}

void RequestPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RequestPanel::retranslate()
{
    m_planHeading->setText(tr("Product and mode"));
    m_formHeading->setText(tr("Parameters"));
    m_previewHeading->setText(tr("Request preview"));
    m_preview->setAccessibleName(tr("Request preview"));
    m_copy->setText(tr("Copy as cURL"));
    m_copy->setToolTip(tr("Copies the request as a command for a shell. It holds the key in plain text."));
    refresh();
}

} // namespace proxydeck

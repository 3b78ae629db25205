// SPDX-License-Identifier: MIT
#include "ui/request/request_panel.h"

#include "accounts/account_book.h"
#include "api/api_request.h"
#include "catalogue/form_model.h"
#include "desk/desk.h"
#include "desk/stock_retry.h"
#include "formats/copy_format.h"
#include "preferences/key_values.h"
#include "preferences/preferences.h"
#include "ui/accounts/delete_account.h"
#include "ui/accounts/plan_dialog.h"
#include "ui/form/form_view.h"
#include "ui/keys/key_texts.h"
#include "ui/keys/keys_panel.h"
#include "ui/press/extract_bar.h"
#include "ui/press/presser.h"
#include "ui/press/rate_gauge.h"
#include "ui/press/selection_summary.h"
#include "ui/press/stock_retry_line.h"
#include "ui/request/channels_question.h"
#include "ui/request/endpoint_advice.h"
#include "ui/request/fitted_scroll_area.h"
#include "ui/request/folded_preview.h"
#include "ui/request/plan_line.h"
#include "ui/request/presets_menu.h"
#include "ui/request/request_texts.h"
#include "ui/request/segmented_row.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/tab_order.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/field_wording.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

RequestPanel::RequestPanel(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_guard(parts.clock)
    , m_ownValues(parts.values ? nullptr : std::make_unique<KeyValues>())
{
    KeyValues &values = m_parts.values ? *m_parts.values : *m_ownValues;
    m_parts.values = &values;
    m_forms = new KeyForms(m_parts.catalogue, m_parts.accounts, values, this);
    m_presets = new PresetsMenu(*m_forms, values, *this);
    build();
    connectParts();
    followPreferences();
    retranslate();
    m_forms->showKey(currentAccount());
    showForm();
}

RequestPanel::~RequestPanel()
{
    disconnect(qApp, nullptr, this, nullptr);
    m_form->setForm(nullptr);
}

void RequestPanel::build()
{
    m_keys = new KeysPanel(m_parts.accounts, m_parts.leases, this);
    m_plan = new PlanLine(this);
    m_plan->setPresets(*m_presets);
    m_actions = new SegmentedRow(this);
    // The fields scroll where the window is low; the button that spends money stays in sight, right under them.
    m_scroll = new FittedScrollArea(this);
    auto *content = new QWidget;
    buildForm(*content);
    m_scroll->setWidget(content);
    m_refusal = new NoteLabel(NoteLabel::Kind::Problem, this);
    m_refusal->setObjectName(u"refusal"_s);
    m_bar = new ExtractBar(this);
    m_summary = new SelectionSummary(this);
    m_presser = new Presser({m_parts.catalogue, m_parts.accounts, m_parts.desk, *m_forms, *m_summary}, this);
    m_gauge = new RateGauge(
        [this]() -> std::optional<RateMeter> {
            const Endpoint *endpoint = currentEndpoint();
            if (currentAccount().isNull() || !endpoint)
                return {};
            return m_parts.desk.meter(currentAccount(), *endpoint);
        },
        this);
    m_retry = new StockRetry(m_parts.clock, m_parts.desk, m_parts.accounts, this);
    m_retryLine = new StockRetryLine(*m_retry, m_parts.desk, m_parts.accounts, this);
    m_preview = new FoldedPreview(this);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addWidget(m_keys);
    layout->addWidget(m_plan);
    layout->addWidget(m_actions);
    layout->addWidget(m_scroll);
    layout->addWidget(m_refusal);
    layout->addWidget(m_bar);
    layout->addWidget(m_summary);
    layout->addWidget(m_gauge);
    layout->addWidget(m_retryLine);
    layout->addWidget(m_preview);
    layout->addStretch(1);
}

void RequestPanel::buildForm(QWidget &content)
{
    m_form = new FormView(m_parts.areas, &content);
    m_advice = new EndpointAdvice(&content);
    m_question = new ChannelsQuestion(m_parts.catalogue, m_parts.accounts, *m_parts.values, &content);
    auto *layout = new QVBoxLayout(&content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_advice);
    layout->addWidget(m_form);
    layout->addWidget(m_question);
}

void RequestPanel::connectParts()
{
    connect(m_keys, &KeysPanel::currentChanged, m_forms, &KeyForms::showKey);
    connect(m_keys, &KeysPanel::selectedChanged, this, [this] {
        m_summary->forgetUnless(m_keys->selected());
        refresh();
    });
    connect(m_keys, &KeysPanel::newKeyRequested, this, &RequestPanel::newKeyRequested);
    connect(m_keys, &KeysPanel::newKeyFromLinkRequested, this, &RequestPanel::newKeyFromLinkRequested);
    connect(m_keys, &KeysPanel::editKeyRequested, this, &RequestPanel::editKeyRequested);
    connect(m_keys, &KeysPanel::changePlanRequested, this, &RequestPanel::changePlan);
    connect(m_keys, &KeysPanel::deleteKeyRequested, this, &RequestPanel::deleteCurrentKey);
    connect(m_keys, &KeysPanel::message, this, &RequestPanel::message);
    connect(m_keys, &KeysPanel::extractRequested, this, &RequestPanel::start);
    connect(m_keys, &KeysPanel::filterRequested, this, &RequestPanel::filterRequested);
    connect(m_keys, &KeysPanel::copyLivingRequested, this, &RequestPanel::copyLivingRequested);
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, [this](const QUuid &id) {
        if (id == currentAccount())
            m_forms->showKey(id); // its plan, or its channels
        else
            refresh();
    });
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &RequestPanel::refresh);
    connect(&m_parts.accounts, &AccountBook::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    m_parts.values->forget(m_parts.accounts.at(row).id);
            });
    connect(m_plan, &PlanLine::changeRequested, this, &RequestPanel::changePlan);
    connect(m_presets, &PresetsMenu::message, this, &RequestPanel::message);
    connect(m_question, &ChannelsQuestion::message, this, &RequestPanel::message);
    connect(m_actions, &SegmentedRow::chosen, this, [this](int action) { showAction(Action(action)); });
    connect(m_forms, &KeyForms::formChanged, this, &RequestPanel::showForm);
    connect(m_forms, &KeyForms::valueChanged, this, &RequestPanel::refresh);
    connect(m_form, &FormView::openUrl, this, &RequestPanel::openUrl);
    connect(m_advice, &EndpointAdvice::openUrl, this, &RequestPanel::openUrl);
    connect(m_preview, &FoldedPreview::copyRequested, this, &RequestPanel::copyAsCurl);
    connect(m_bar, &ExtractBar::pressed, this, &RequestPanel::start);
    connect(m_summary, &SelectionSummary::confirmed, this, &RequestPanel::start);
    connect(m_presser, &Presser::message, this, &RequestPanel::message);
    connect(m_presser, &Presser::remedyWanted, m_keys, &KeysPanel::focusRemedy);
    connect(m_presser, &Presser::pressed, this, &RequestPanel::pressed);
    connect(m_presser, &Presser::copyWanted, this, &RequestPanel::copyWanted);
    connect(this, &RequestPanel::copyWanted, m_retryLine, &StockRetryLine::addCopy);
    connect(m_retryLine, &StockRetryLine::message, this, &RequestPanel::message);
    connect(m_retryLine, &StockRetryLine::copyWanted, this, &RequestPanel::copyWanted);
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

void RequestPanel::followPreferences()
{
    if (!m_parts.preferences)
        return;
    const auto follow = [this](Preference preference) {
        if (preference == Preference::ExtractCopies) {
            m_bar->setCopies(m_parts.preferences->flag(preference));
        } else if (preference == Preference::RetryStock) {
            m_bar->setRetries(m_parts.preferences->flag(preference));
            m_retry->setOn(m_parts.preferences->flag(preference));
        }
    };
    follow(Preference::ExtractCopies);
    follow(Preference::RetryStock);
    connect(m_bar, &ExtractBar::retriesChosen, this,
            [this](bool retries) { m_parts.preferences->set(Preference::RetryStock, retries); });
    connect(m_parts.preferences, &Preferences::changed, this, follow);
    connect(m_bar, &ExtractBar::copiesChosen, this,
            [this](bool copies) { m_parts.preferences->set(Preference::ExtractCopies, copies); });
}

QString RequestPanel::stockRetryText() const { return m_retryLine->text(); }

QUuid RequestPanel::currentAccount() const { return m_keys->current(); }

void RequestPanel::selectAccount(const QUuid &id) { m_keys->setCurrent(id); }

QList<QUuid> RequestPanel::selectedAccounts() const { return m_keys->selected(); }

const Endpoint *RequestPanel::currentEndpoint() const { return m_forms->endpoint(); }

FormModel *RequestPanel::currentForm() const { return m_form->form(); }

void RequestPanel::setFormats(QMenu &menu) { m_bar->setFormats(menu); }

void RequestPanel::setKeyFormats(QMenu &menu) { m_keys->setFormatMenu(menu); }

void RequestPanel::showAction(Action action) { m_forms->showAction(action); }

void RequestPanel::stepKey(int step) { m_keys->step(step); }

void RequestPanel::showForm()
{
    m_form->setForm(m_forms->form());
    m_form->refresh();
    m_form->setVisible(currentForm() && currentForm()->fieldCount() > 0);
    m_advice->showEndpoint(currentEndpoint());
    m_question->showKey(currentAccount());
    m_presets->refresh();
    showActions();
    orderTabsByLayout({this});
    refresh();
}

void RequestPanel::showActions()
{
    QList<SegmentedRow::Segment> segments;
    const QList<Action> actions = m_forms->actions();
    for (const Action action : actions)
        segments.append({int(action), actionName(action), {}});
    m_actions->setSegments(segments);
    if (currentEndpoint())
        m_actions->setCurrent(int(currentEndpoint()->action));
    m_actions->setVisible(segments.size() > 1 && !currentAccount().isNull());
}

void RequestPanel::refresh()
{
    const Endpoint *endpoint = currentEndpoint();
    const FormModel *form = currentForm();
    if (!endpoint || !form)
        return;
    const Account *account = m_parts.accounts.find(currentAccount());
    const AccountSecrets *secrets = m_parts.accounts.secrets(currentAccount());
    m_plan->showAccount(account);
    m_preview->setRequest(maskedRequest(*endpoint, form->queryItems(), secrets && !secrets->apiPassword.isEmpty()));
    m_preview->setCopyable(secrets != nullptr);
    m_refusal->setText(refusalText(*endpoint));
    m_gauge->setRule(rateRuleText(*endpoint, account));
    const QString what = account ? pressText() : tr("Add a key…");
    m_bar->setAction(what, account && endpoint->charges());
    m_gauge->refresh();
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

bool RequestPanel::counts(PressGuard::What what, const QList<QUuid> &keys)
{
    if (m_guard.counts(what, keys))
        return true;
    Q_EMIT message(tr("Ignored: a key was held down, or pressed again at once. Nothing more was sent."));
    Q_EMIT ignored();
    return false;
}

void RequestPanel::press() { start(false); }

void RequestPanel::pressAndCopy() { start(true); }

void RequestPanel::start(bool copies)
{
    const QList<QUuid> keys = m_keys->selected();
    if (!counts(PressGuard::What::Request, keys))
        return;
    if (keys.isEmpty())
        Q_EMIT newKeyRequested();
    else if (keys.size() > 1 || (currentEndpoint() && formIsValid()))
        m_presser->press(keys, copies);
}

void RequestPanel::pressListInUse()
{
    if (!counts(PressGuard::What::ListInUse, {currentAccount()}))
        return;
    if (currentAccount().isNull() || !currentEndpoint())
        Q_EMIT message(tr("Add a key first."));
    else
        m_presser->listInUse(currentAccount(), *currentEndpoint());
}

void RequestPanel::pressReconcile(CallId lost)
{
    const int index = m_parts.desk.log().indexOf(lost);
    if (index >= 0 && !counts(PressGuard::What::ListInUse, {m_parts.desk.log().at(index).account}))
        return;
    if (!m_parts.desk.reconcile(lost))
        Q_EMIT message(tr("This call cannot be checked: its key is gone or cannot be read."));
}

void RequestPanel::pressAgain(CallId earlier)
{
    const Call *call = m_parts.desk.log().find(earlier);
    if (!call || !call->endpoint || !counts(PressGuard::What::Request, {call->account}))
        return;
    const Account *account = m_parts.accounts.find(call->account);
    const Endpoint &endpoint = *call->endpoint;
    if (account && (account->product != endpoint.product || account->mode != endpoint.mode))
        Q_EMIT message(tr("Nothing was sent: the plan of the key is another one now."));
    else if (const CallId id = m_parts.desk.press(call->account, endpoint, QueryItems(call->items)))
        Q_EMIT pressed(id);
    else
        Q_EMIT message(tr("Nothing was sent: the key is gone or cannot be read."));
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
    if (const auto retried = m_retry->state(); retried && retried->key == currentAccount())
        m_retry->cancel();
    if (currentEndpoint())
        m_parts.desk.cancelWaiting(currentAccount(), *currentEndpoint());
}

QString RequestPanel::pressText() const
{
    const QList<QUuid> keys = m_keys->selected();
    if (keys.isEmpty() || !currentForm())
        return {};
    if (keys.size() == 1)
        return callButtonText(*currentForm());
    int ips = 0;
    for (const QUuid &key : keys)
        ips += m_forms->requestOf(key, true).count;
    return manyKeysButtonText(int(keys.size()), ips);
}

void RequestPanel::changePlan()
{
    const QUuid key = currentAccount();
    if (!m_parts.accounts.find(key))
        return;
    auto *dialog = new PlanDialog(
        {m_parts.catalogue, m_parts.accounts}, key, [this, key] { return m_parts.desk.waiting(key); }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_parts.desk, &Desk::meterChanged, dialog, &PlanDialog::refresh);
    connect(dialog, &PlanDialog::changed, this, [this](const QUuid &changed) {
        const Account *account = m_parts.accounts.find(changed);
        if (!account)
            return;
        //: %1 a plan: "Short-lived · Channel ×20"
        Q_EMIT message(tr("The plan of the key is now %1.").arg(planText(*account)));
    });
    dialog->open();
}

void RequestPanel::deleteCurrentKey()
{
    if (m_parts.accounts.find(currentAccount()))
        deleteAccount(this, m_parts.accounts, currentAccount(),
                      [desk = &m_parts.desk](const QUuid &id) { return desk->waiting(id); });
    else
        Q_EMIT message(tr("There is no key to delete."));
}

void RequestPanel::applyLink(const ExtractionLink &link) { m_forms->applyLink(link); }

void RequestPanel::saveState(QSettings &settings) const
{
    settings.beginGroup("request"_L1);
    settings.setValue("account"_L1, currentAccount().toString(QUuid::WithoutBraces));
    settings.setValue("previewOpen"_L1, m_preview->isOpen());
    m_keys->saveState(settings);
    settings.endGroup();
}

void RequestPanel::restoreState(QSettings &settings)
{
    settings.beginGroup("request"_L1);
    m_keys->restoreState(settings);
    selectAccount(QUuid::fromString(settings.value("account"_L1).toString()));
    m_preview->setOpen(settings.value("previewOpen"_L1, false).toBool());
    settings.endGroup();
}

void RequestPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_keys->setRoom(height() * 9 / 20); // of the height alone: the list stays as it is while forms come and go
}

void RequestPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RequestPanel::retranslate()
{
    m_actions->setAccessibleName(tr("Action"));
    m_presets->retranslate();
    showActions();
    refresh();
}

} // namespace proxydeck

#include "moc_request_panel.cpp"

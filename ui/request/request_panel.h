// SPDX-License-Identifier: MIT
#pragma once

#include "api/rate_scheduler.h"
#include "catalogue/query_item.h"
#include "ui/areas/area_help.h"

#include <QUuid>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QSettings;
class QToolButton;
class QUrl;

namespace proxydeck {

class AccountBook;
class Catalogue;
class Clock;
class Desk;
class ExtractButton;
class FormModel;
class FormView;
class KeyChooser;
class NoteLabel;
class PlanNotice;
class PlanSelector;
class RateGauge;
class RequestPreview;
class UprightScrollArea;
struct Endpoint;
struct ExtractionLink;

/// What is asked of the vendor, and the button that asks it.
///
/// Choosing a key chooses the plan that it was saved with. The plan can be changed all the same, since only the
/// operator knows what was bought: that changes what is asked, and the panel offers to save it to the key.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
        Desk &desk;
        const Clock &clock;
        /// Areas by name in the forms. Without it they are edited as codes.
        AreaHelp areas = {};
    };
    explicit RequestPanel(const Parts &parts, QWidget *parent = nullptr);
    ~RequestPanel() override;

    /// Null where there is none.
    QUuid currentAccount() const;
    void selectAccount(const QUuid &id);
    /// Null only where the catalogue is empty.
    const Endpoint *currentEndpoint() const;
    FormModel *currentForm() const;

    /// Which key, which call, and the values of every endpoint's form; under the group "request". Never a secret.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// Asks what the panel shows: one call for one press. With something wrong in the form nothing is sent; the first
    /// wrong field gets the focus. Connect no action with auto-repeat: a slot cannot tell a held key from a pressed
    /// one.
    void press();
    /// The list-in-use call of the product in sight, whatever action is chosen.
    void pressListInUse();
    /// Asks whether to delete the current key, and does.
    void deleteCurrentKey();
    /// Chooses the call that \a link is for and fills its form; what the link does not say goes back to its default.
    void applyLink(const ExtractionLink &link);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    void newKeyRequested();
    void editKeyRequested(const QUuid &id);
    void copyRequested(const QString &text, bool secret);
    void openUrl(const QUrl &url);
    void pressed(proxydeck::CallId id);
    /// Another key or another call than before.
    void selectionChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void takePlanOfAccount();
    void showEndpoint();
    void refresh();
    void retranslate();
    void send(const Endpoint &endpoint, const QueryItems &items);
    /// Why nothing can be sent with the current key; empty if it can.
    QString obstacle() const;
    /// Why a press of \a endpoint would be refused before it is sent; empty if it would not.
    QString refusalText(const Endpoint &endpoint) const;
    bool formIsValid();
    void copyAsCurl();
    void savePlan();
    void cancelWaiting();

    Parts m_parts;
    /// One for each endpoint, in the catalogue's order: switching to and fro loses nothing.
    std::vector<std::unique_ptr<FormModel>> m_forms;
    KeyChooser *m_keys;
    QLabel *m_planHeading;
    PlanSelector *m_plan;
    PlanNotice *m_notice;
    QLabel *m_formHeading;
    FormView *m_form;
    QLabel *m_previewHeading;
    QToolButton *m_copy;
    RequestPreview *m_preview;
    UprightScrollArea *m_scroll;
    NoteLabel *m_refusal; ///< why no extraction is sent at present
    QLabel *m_rate;
    ExtractButton *m_button;
    RateGauge *m_gauge;
};

} // namespace proxydeck
